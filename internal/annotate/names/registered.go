package names

import "github.com/onrecord/onrecord/internal/registry"

// Registry is the archive's registry, compiled once for finding its names in stories. It does not change and may be shared.
type Registry struct{ all *registry.Registry }

// Compile compiles a registry; nil gives nil.
func Compile(r *registry.Registry) *Registry {
	if r == nil {
		return nil
	}
	return &Registry{all: r}
}
