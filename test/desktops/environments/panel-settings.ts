/** Without any settings i3 asks for some; without these lines it reads the file as an old one, which has a bar. */
export const I3 = `# i3 config file (v4)
font pango:monospace 8
`;

export const LXQT_PANEL = `[General]
__userfile__=true
panels=panel1

[panel1]
plugins=taskbar,statusnotifier
position=Bottom
panelSize=32
iconSize=22
lineCount=1
width=100
width-percent=true

[taskbar]
type=taskbar
alignment=Left

[statusnotifier]
type=statusnotifier
alignment=Right
`;

/** Its default but for what is in it: a list of windows and the tray. */
export const XFCE_PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="icon-size" type="uint" value="16"/>
      <property name="size" type="uint" value="26"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray"/>
  </property>
</channel>
`;

const ACTIVITY = '1b4e28ba-2fa1-4d2e-883f-0016d3cca427';

/** Plasma's one activity: a background belongs to one. */
export const PLASMA_ACTIVITY = `[activities]
${ACTIVITY}=Default

[main]
currentActivity=${ACTIVITY}
`;

/** What Plasma would put into its tray by itself; it adds what is not listed as known. */
const PLASMA_ITEMS = [
  'battery',
  'clipboard',
  'devicenotifier',
  'keyboardlayout',
  'manage-inputmethod',
  'mediacontroller',
  'notifications',
].map((item) => `org.kde.plasma.${item}`);

/**
 * A background of one color, and a panel with the system tray at its right end, which shows all that programs put there and
 * nothing of Plasma's own: it would move those when an icon comes.
 */
export const PLASMA_LAYOUT = `[Containments][1]
activityId=${ACTIVITY}
plugin=org.kde.desktopcontainment
formfactor=0
lastScreen=0
wallpaperplugin=org.kde.color

[Containments][2]
plugin=org.kde.panel
formfactor=2
lastScreen=0
location=4

[Containments][2][General]
AppletOrder=3;4

[Containments][2][Applets][3]
plugin=org.kde.plasma.panelspacer

[Containments][2][Applets][4]
plugin=org.kde.plasma.systemtray

[Containments][2][Applets][4][Configuration]
SystrayContainmentId=5

[Containments][5]
plugin=org.kde.plasma.private.systemtray
formfactor=2
lastScreen=0
location=4

[Containments][5][General]
showAllItems=true
knownItems=${PLASMA_ITEMS.join(',')}
`;
