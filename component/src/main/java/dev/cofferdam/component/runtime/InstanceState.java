package dev.cofferdam.component.runtime;

import dev.cofferdam.component.validate.IndexSpaceSizes;
import dev.cofferdam.engine.Func;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A component instance as the canonical ABI sees it: its handles, its resource types, and whether
/// it may be entered and left.
///
/// Used on the thread that is inside its Store.
///
/// Specification: CanonicalABI, component instances.
public final class InstanceState {
  private final ComponentStore store;
  private final @Nullable InstanceState parent;
  private final @Nullable InstanceState definedIn;
  private final HandleTable handles;
  private final ItemSpaces spaces;
  private boolean mayEnter = true;
  private boolean mayLeave = true;

  /// Makes an instance whose index spaces are empty.
  ///
  /// @param parent the instance that instantiates it, or null
  /// @param component what it is an instance of
  InstanceState(ComponentStore store, @Nullable InstanceState parent, ComponentItem component) {
    IndexSpaceSizes sizes = component.code().component().sizes();
    this.store = store;
    this.parent = parent;
    this.definedIn = component.definedIn();
    this.handles = new HandleTable(store);
    this.spaces = new ItemSpaces(sizes);
    store.addInstance(this, ItemSpaces.count(sizes));
  }

  /// What its Store keeps for components.
  public ComponentStore store() {
    return store;
  }

  /// The instance `count` components outward, as the text of the component has it.
  InstanceState outer(int count) {
    InstanceState found = this;
    for (int i = 0; i < count; i++) {
      found = Objects.requireNonNull(found.definedIn, "an alias leads out of the component");
    }
    return found;
  }

  HandleTable handles() {
    return handles;
  }

  ItemSpaces spaces() {
    return spaces;
  }

  /// The run-time resource type of a number.
  ResourceType resource(int number) {
    return spaces.resource(number);
  }

  /// Checks that lowered imports and built-ins may be called now.
  void requireMayLeave() {
    if (!mayLeave) {
      throw Trap.of(TrapKind.CANNOT_LEAVE);
    }
  }

  /// Calls a core function that must not call out: `realloc` or `post-return`.
  void callConfined(Func func, long[] values) {
    boolean before = mayLeave;
    mayLeave = false;
    func.callFlat(values);
    mayLeave = before;
  }

  /// Checks that a function of this instance may be called from another: not from itself, and
  /// neither from an instance around it nor from one inside it.
  ///
  /// The specification would let parents and children call each other; its suite, following
  /// Wasmtime, wants a trap.
  ///
  /// @param caller the calling instance; null for the host
  void requireCallableFrom(@Nullable InstanceState caller) {
    if (caller != null && (isAround(caller) || caller.isAround(this))) {
      throw Trap.of(TrapKind.CANNOT_ENTER);
    }
  }

  /// Enters this instance and those around it that the caller is not inside of.
  ///
  /// @param caller the calling instance; null for the host
  void enterFrom(@Nullable InstanceState caller) {
    for (InstanceState each = this; each != null && !each.isAround(caller); each = each.parent) {
      if (!each.mayEnter) {
        throw Trap.of(TrapKind.CANNOT_ENTER);
      }
      each.mayEnter = false;
    }
  }

  /// Undoes [#enterFrom].
  void leaveTo(@Nullable InstanceState caller) {
    for (InstanceState each = this; each != null && !each.isAround(caller); each = each.parent) {
      each.mayEnter = true;
    }
  }

  private boolean isAround(@Nullable InstanceState inner) {
    for (InstanceState each = inner; each != null; each = each.parent) {
      if (each == this) {
        return true;
      }
    }
    return false;
  }
}
