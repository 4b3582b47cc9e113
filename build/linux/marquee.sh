#!/bin/sh
# The command `marquee` on Linux: /usr/bin/marquee leads here. Chromium wants a display before Marquee's own code runs,
# and crashes without one. So this decides first whether a window is wanted: with no argument but those that go with a
# window. Everything else (--status, --help, a slip of the pen) is a command, and runs without a display.

opens_window() {
  for argument; do
    case $argument in
      --demo | --hidden | --updated | -Embedding) ;;
      # Chromium's own, as main/app/command/switches.ts takes them
      --disable-?* | --enable-?* | --force-?* | --log-?* | --ozone-?* | --proxy-?* | --use-?*) ;;
      --no-sandbox | --no-zygote | --no-first-run | --no-proxy-server | --in-process-gpu) ;;
      --class=* | --gtk-version=* | --lang=* | --password-store=* | --test-type* | --user-data-dir=* | --vmodule=*) ;;
      *) return 1 ;;
    esac
  done
}

program=$(dirname "$(readlink -f "$0")")/../marquee

if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || ! opens_window "$@"; then
  # --log-level=3: Chromium says on stderr what it misses, such as the system bus in a container.
  exec "$program" --log-level=3 --ozone-platform=headless "$@"
elif [ -z "${DISPLAY-}" ]; then
  exec "$program" --ozone-platform=wayland "$@" # Electron before 38 would look for X11 alone
fi
exec "$program" "$@"
