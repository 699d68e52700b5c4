/// Runs components of the Component Model: loads, links, instantiates and calls them with plain
/// Java values.
///
/// **Loading.** [Component][dev.cofferdam.component.Component] is a component decoded, validated
/// and made ready. It is immutable and shared: load it once, instantiate it in as many Stores as
/// needed.
///
/// **Linking.** A [ComponentLinker][dev.cofferdam.component.ComponentLinker] says what the imports
/// are: functions ([HostFunc][dev.cofferdam.component.HostFunc]) and resource types
/// ([HostResource][dev.cofferdam.component.HostResource]) under the names of interfaces. What a
/// component imports and nobody defines is an error that says its path, unless the linker was told
/// to let it trap.
///
/// **Calling.** A [ComponentInstance][dev.cofferdam.component.ComponentInstance] gives its exports
/// as [ComponentFunc][dev.cofferdam.component.ComponentFunc]s, which take and return the values
/// that [ComponentVal][dev.cofferdam.component.ComponentVal] describes. One call is one entry into
/// the Store: passing arguments, the guest's code and releasing the result share one budget of fuel
/// and time.
///
/// **Failing.** A value of the wrong type is an IllegalArgumentException and harms nothing. A
/// [Trap][dev.cofferdam.engine.Trap] ends the whole Store: whatever trapped, every later call of
/// any instance in it is refused. Recovery is a new Store from the same component.
///
/// **Resources.** What guests own of the host's resources is released when its handle is dropped,
/// and at the latest when the Store closes. A guest's resource outside the guest is a
/// [ResourceHandle][dev.cofferdam.component.ResourceHandle], which its holder closes or gives away.
package dev.cofferdam.component;
