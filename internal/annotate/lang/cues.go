package lang

// VerbCues are the cues that are verbs.
const VerbCues = CueSay | CueTell | CueWeak | CueWrite | CueAsk | CueThink | CueManner | CueDeny | CueFaint

// SpeechCues are the cues that bring words, rather than thoughts or gestures.
const SpeechCues = CueSay | CueTell | CueWrite | CueAsk
