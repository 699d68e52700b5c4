/// Validation of components, and the plan an instance is made by.
///
/// [ComponentValidator][dev.cofferdam.component.validate.ComponentValidator] checks a decoded
/// component whole, nested components included, and gives a
/// [ValidatedComponent][dev.cofferdam.component.validate.ValidatedComponent]: its type and a list
/// of [PlanStep][dev.cofferdam.component.validate.PlanStep]s. Nothing in the plan can be wrong any
/// more; only what comes from outside (imports, the behaviour of core code) still has to be
/// checked.
///
/// **How a plan runs.** An instance holds one growing array per index space
/// ([IndexSpaceSizes][dev.cofferdam.component.validate.IndexSpaceSizes] says how large each will
/// be) and an array of run-time resource types. The steps are executed in order; a step that makes
/// an item says in its doc to which space it appends that item. All indices in later steps are
/// plain indices into these arrays. Types leave no steps: aliases, imports and exports of types are
/// settled by validation, resource types apart. An `Export` step appends to the space too, as the
/// specification has it: an export introduces a new index.
///
/// **Resource numbers.** Every resource type that the component can name is a number 0 to n-1,
/// `ResourceRef.index()` of any type in its plan. The number is given when the resource is
/// introduced, and at that step the run-time resource type is stored: `DefineResource` makes a new
/// one; `Import` and `InstantiateComponent` list
/// [ResourcePath][dev.cofferdam.component.types.ResourcePath]s, and the run-time resource type is
/// found by following the names from the imported item, or from the exports of the new instance. An
/// instance at run time therefore exports run-time resource types by name among its other exports
/// ([ItemRef][dev.cofferdam.component.validate.ItemRef] of sort `RESOURCE`). The same resource may
/// so get a number in the parent and another in the child; they meet in the run-time resource type,
/// which is the only identity. Function types in a plan use the numbers of the component the step
/// stands in: the type carried by a `Lower` is in the caller's numbers, the type carried by the
/// `Lift` behind it in the callee's.
///
/// **Components as values.** A component at run time is a `ValidatedComponent` together with the
/// instance that executed the `DefineComponent` step: `AliasOuter` steps of the nested plan read
/// core modules and components from the index spaces of that instance (count 1), of the instance it
/// was defined in (count 2) and so on.
package dev.cofferdam.component.validate;
