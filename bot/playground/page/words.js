// Every word of the page, and how it writes dates and sizes. Another language is another file of this shape.

const LOCALE = "en-US";
const SPANS = [["year", 31_536_000_000], ["month", 2_592_000_000], ["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000]];
const formats = new Map();

function written(moment, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE, options));
  return formats.get(key).format(new Date(moment));
}

/** Discord's timestamps by their letter; "R" is `away`. */
export const timestamps = {
  t: (moment) => written(moment, { timeStyle: "short" }),
  T: (moment) => written(moment, { timeStyle: "medium" }),
  d: (moment) => written(moment, { dateStyle: "short" }),
  D: (moment) => written(moment, { dateStyle: "long" }),
  f: (moment) => written(moment, { dateStyle: "long", timeStyle: "short" }),
  F: (moment) => written(moment, { dateStyle: "full", timeStyle: "short" }),
};
export const shortMoment = (moment) =>
  written(moment, {
    weekday: "short", year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit",
  });
/** How far away a moment is, from a number of milliseconds: "in 21 days", "3 hours ago". */
export function away(ms) {
  const [unit, length] = SPANS.find(([, least]) => Math.abs(ms) >= least) ?? SPANS.at(-1);
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" }).format(Math.round(ms / length), unit);
}
export const momentToTheSecond = (moment) =>
  written(moment, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit", second: "2-digit" });
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
  startedAnew: "The playground was started again. What was here before is gone.",
  botAway: "The bot is away. What you send gets no answer until it is back. The page will say so.",
  botBack: "The bot is back.",
  formGone: "The form could not be kept: the playground was started again. Please open it again.",
  lostWhileWaiting: "The connection was lost. Please try again.",

  clock: "The clock of this playground",
  clockNow: "It is",
  tomorrow: "Tomorrow",
  nextWeek: "Next week",
  nextYear: "Next year",
  moves: "Move the clock",
  toNext: "Next reminder",
  nextReminder: (moment, away) => `Next reminder ${away}: ${moment}`,
  noNext: "No reminder is waiting.",
  nowItIs: (moment) => `It is ${moment} now.`,
  fixedClock: "The clock cannot be moved here.",

  places: "Who and where",
  openPlaces: "Places",
  here: (person, server) => (server ? `${server}, you are ${person}` : `You are ${person}`),
  youAre: "You are",
  servers: "Server",
  channels: "Channels",
  direct: "Direct messages",
  newMessages: (count) => (count < 50 ? `${count} new` : "50+ new"),
  older: "Show older messages",
  notOlder: "The older messages could not be loaded. Please try again.",

  welcome: (name) => `Welcome to #${name}`,
  welcomeText: "Clockstart counts the deadlines that a letter to the school starts, and reminds you of them.",
  welcomeSafe: "This is a small Discord on your own machine. Nothing you do here leaves it.",

  ideas: "Try this",
  hideIdeas: "Hide",
  ideaDone: "done",
  ideaAsk: "Ask a question",
  ideaAskAbout: (question) => `“${question}” in California`,
  ideaQuestion: "They told me no testing until he does interventions.",
  ideaLog: "Log the day you asked",
  ideaLogAbout: "The school got your letter today, in California",
  ideaNext: "Jump to the first reminder",
  ideaNextAbout: (moment) => `The clock moves to ${moment}`,
  ideaNextNotYet: "First save a day, then say yes to reminders",
  noReminder: "No reminder is waiting yet. First log a day, save it, and say yes to reminders.",

  welcomeDirect: "Direct messages from the bot",
  welcomeDirectText: "Reminders arrive here, once you say yes to them.",

  lockScreen: "On a locked phone:",
  openDirect: "Open",

  pins: "Pinned messages",
  pinsCount: (count) => `Pinned (${count})`,
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
  noMoment: "Invalid date",

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

  wire: "Wire",
  traffic: "What goes over the wire",
  close: "Close",
  filter: "Filter",
  filterExample: "POST, INTERACTION, a word of it",
  onlyWrong: "Only what Discord would refuse",
  event: "event",
  verdictFine: "ok",
  parts: { told: "What the bot was told", path: "Where to", sent: "What the bot sent", answered: "What Discord answered" },
  nothing: "nothing",
  passings: (shown, all) => (shown === all ? `${all} so far` : `${shown} of ${all}`),

  breaches: "Over a limit of Discord",
  breachTitle: "This would fail on Discord",
};
