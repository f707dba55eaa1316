package weigh

var weights [Count]Weight

const base, slope, shift = 0.0, 1.0, 0.0

const Fitted = false
