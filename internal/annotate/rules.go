package annotate

import "github.com/onrecord/onrecord/internal/annotate/rule"

// Rule is one way in which a text ties a quotation to a speaker. The rules' own words are what
// readers of the site are shown.
type Rule = rule.Rule

// Exception is a case in which an answer wins though another rule had one before it.
type Exception = rule.Exception

// Rules gives every rule, in the order in which they are asked: the first that has an answer wins,
// but for the exceptions. The last stands for what follows from editors' decisions.
//
//go:noinline
func Rules() []Rule { return append(rule.All(), *rule.FollowsDecision) }

// Exceptions gives every exception, in the order in which they are asked.
func Exceptions() []Exception { return rule.Exceptions() }
