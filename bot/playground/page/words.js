// Every word of the page, and how it writes dates and sizes. Another language is another file of this shape.

const LOCALE = "en-US";
const formats = new Map();

function written(moment, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE, options));
  return formats.get(key).format(new Date(moment));
}

export const fullMoment = (moment) => written(moment, { dateStyle: "full", timeStyle: "short" });
export const shortMoment = (moment) =>
  written(moment, {
    weekday: "short", year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit",
  });
export const onlyDay = (moment) => written(moment, { dateStyle: "long" });
export const onlyTime = (moment) => written(moment, { timeStyle: "short" });
export function fileSize(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export const words = {
  title: "Clockstart playground",
  skip: "Skip to the message field",
  connecting: "Connecting…",
  lost: "The connection is gone. Waiting for the playground to come back…",
  back: "Connected again.",
  lostWhileWaiting: "The connection was lost. Please try again.",

  clock: "The clock of this playground",
  clockNow: "It is",
  tomorrow: "Tomorrow",
  nextWeek: "Next week",
  toNext: "To the next reminder",
  noNext: "none is waiting",
  fixedClock: "The clock cannot be moved here.",

  places: "Who and where",
  youAre: "You are",
  servers: "Server",
  channels: "Channels",
  direct: "Direct messages",
  newMessages: (count) => `${count} new`,

  welcome: (name) => `This is #${name}`,
  welcomeText: "A small Discord on your own machine. Nothing you do here leaves it. Try one of these:",
  suggestAsk: "Ask a question",
  suggestLog: "Log the day you asked",
  suggestNext: "Jump to the first reminder",
  noReminder: "No reminder is waiting yet. Log a date first, then say yes to reminders.",
  welcomeDirect: "Direct messages from the bot",
  welcomeDirectText: "Reminders arrive here, once you say yes to them.",

  pins: "Pinned messages",
  pinsCount: (count) => `Pinned messages (${count})`,
  pinned: "pinned",
  pinnedNotice: (who) => `${who} pinned a message.`,
  showPinned: "Show it",
  goTo: (who, text) => `Go to the message of ${who}: ${text}`,
  unpin: "Unpin",
  unpinOf: (who, text) => `Unpin the message of ${who}: ${text}`,
  notUnpinned: "It could not be unpinned.",
  unpinnedNow: "It is not pinned any more.",

  bot: "bot",
  edited: "(edited)",
  slash: (name) => `/${name}`,
  used: (who, command) => `${who} used ${command}`,
  apps: "Apps",
  onlyYou: "Only you can see this",
  dismiss: "Dismiss",
  waiting: "Waiting for the bot…",
  thinking: "The bot is thinking…",
  failed: "The bot did not answer.",
  newMessage: (author, text) => `${author}: ${text}`,
  newElsewhere: (place) => `New message in ${place}`,

  open: "Open",
  openFile: (name) => `Open ${name}`,
  download: "Download",
  downloadFile: (name) => `Download ${name}`,
  picture: "Picture",
  spoiler: "Hidden text. Press to show it.",
  hidden: "Hidden. Open to see it.",
  unknownComponent: (what) => `The playground cannot show this: ${what}`,
  someone: "someone",

  select: "Choose one",
  choose: "Choose",
  between: (least, most) => (least === most ? `Please choose ${least}.` : `Please choose ${least} to ${most}.`),
  pleaseChoose: "Please choose one.",
  submit: "Submit",
  cancel: "Cancel",
  required: "required",

  composerForm: "Send a message or a command",
  composer: "Message, or / for commands",
  fields: "Options of this command",
  choices: "Choices",
  send: "Send",
  yes: "Yes",
  no: "No",
  noCommand: (text) => `No command starts with ${text}. Type / to see them all.`,
  pleaseFill: (name, fault) => `${name}: ${fault}`,
  notNumber: "Please write a number.",
  outOfRange: (least, most) => `Please write a number from ${least} to ${most}.`,

  takeAway: "Take away",
  takeAwayFile: (name) => `Take away ${name}`,
  uploading: (name) => `Sending ${name}…`,
  notUploaded: (name) => `${name} could not be sent. Please try again.`,

  breaches: "Over a limit of Discord",
  breachTitle: "This would fail on Discord",
};
