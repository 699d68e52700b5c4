/// The types of the Component Model, resolved: no index into a type index space is left in them.
///
/// A [TypeDef][dev.cofferdam.component.types.TypeDef] is a value type, a function type, a component
/// type, an instance type, or a resource type. Value types form a graph without cycles; they share
/// what they have in common, so a walk over one must remember what it has seen or rely on the
/// limits the validator keeps (at most 100 levels deep and 1,000,000 nodes when written out). What
/// walks want to know most, sizes and alignments in memory, number of flat core values, whether a
/// borrow is inside, stands ready in every type's
/// [TypeShape][dev.cofferdam.component.types.TypeShape].
///
/// A resource type is a [ResourceRef][dev.cofferdam.component.types.ResourceRef]: the scope that
/// introduced it and a number in that scope. All resource types a component can name have the scope
/// of that component and the numbers 0 to n-1. So an instance holds an array of n run-time resource
/// types, and types are static and shared by all instances: `instance.resources[ref.index()]` is
/// the identity of `ref` for that instance. Component types and instance types that are only
/// *declared* have scopes of their own; their resources are bound variables, which an import or an
/// instantiation replaces by resources of the component.
///
/// Component types and instance types keep names in order of declaration.
package dev.cofferdam.component.types;
