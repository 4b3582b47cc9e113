#!/bin/sh
# The command `marquee` on Linux: /usr/bin/marquee leads here. Chromium wants a display before Marquee's own code runs,
# and crashes without one. So a command, which prints and ends, runs without a display. What is no flag of Marquee's can
# be a switch of Chromium's that goes with a window.

prints() {
  for argument; do
    case $argument in
      --status | --status=* | --watch | --devices | --devices=* | --sign-in | --code | --sign-out | --account | --account=* | --diagnostics | --version | -V | --help | -h) return 0 ;;
    esac
  done
  return 1
}

program=$(dirname "$(readlink -f "$0")")/../marquee

if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || prints "$@"; then
  # --log-level=3: Chromium says on stderr what it misses, such as the system bus in a container.
  exec "$program" --log-level=3 --ozone-platform=headless "$@"
elif [ -z "${DISPLAY-}" ]; then
  exec "$program" --ozone-platform=wayland "$@" # Electron before 38 would look for X11 alone
fi
exec "$program" "$@"
