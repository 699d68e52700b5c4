package dev.cofferdam.engine.link;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.RecGroup;
import dev.cofferdam.wasm.SubType;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of all modules of an engine, each structure once, so that types are compared by their
/// ids.
///
/// Types are equal if their whole recursive groups are. A group lives as long as somebody holds it;
/// its ids are never given out again. Guarded by its own lock.
///
/// Specification: section 3.1.3, rolling and unrolling.
public final class TypeRegistry {
  private final Map<List<SubType>, GroupReference> groups = new HashMap<>();
  private final Map<Integer, GroupReference> groupsById = new HashMap<>();
  private final ReferenceQueue<CanonicalGroup> dead = new ReferenceQueue<>();
  private int nextId;

  /// Creates an empty registry.
  public TypeRegistry() {}

  private static final class GroupReference extends WeakReference<CanonicalGroup> {
    final List<SubType> key;
    final int firstId;

    GroupReference(List<SubType> key, CanonicalGroup group, ReferenceQueue<CanonicalGroup> queue) {
      super(group, queue);
      this.key = key;
      this.firstId = group.firstId();
    }
  }

  /// Gives every type of a module its id.
  public synchronized CanonicalTypes add(List<SubType> types, List<RecGroup> recGroups) {
    forgetDead();
    int[] ids = new int[types.size()];
    var held = new ArrayList<CanonicalGroup>(recGroups.size());
    for (RecGroup group : recGroups) {
      CanonicalGroup canonical = intern(types, group, ids);
      held.add(canonical);
      for (int i = 0; i < group.typeCount(); i++) {
        ids[group.firstTypeIndex() + i] = canonical.firstId() + i;
      }
    }
    return new CanonicalTypes(ids, held);
  }

  /// Returns the type of host functions and the like; it refers to no concrete types.
  public CanonicalTypes add(FuncType type) {
    return add(List.of(SubType.of(type)), List.of(new RecGroup(0, 1)));
  }

  private CanonicalGroup intern(List<SubType> types, RecGroup group, int[] ids) {
    int first = group.firstTypeIndex();
    int end = first + group.typeCount();
    // Within the group a type is named by -1 - its position, elsewhere by its id.
    var key =
        types.subList(first, end).stream()
            .map(type -> TypeRewriter.of(i -> i >= first ? first - 1 - i : ids[i]).subType(type))
            .toList();
    GroupReference known = groups.get(key);
    CanonicalGroup found = known == null ? null : known.get();
    return found != null ? found : create(key);
  }

  private CanonicalGroup create(List<SubType> key) {
    int firstId = nextId;
    nextId = Math.addExact(nextId, key.size());
    var unrolled =
        key.stream()
            .map(type -> TypeRewriter.of(i -> i < 0 ? firstId - 1 - i : i).subType(type))
            .toList();
    var group = new CanonicalGroup(firstId, unrolled);
    var reference = new GroupReference(key, group, dead);
    groups.put(key, reference);
    for (int i = 0; i < key.size(); i++) {
      groupsById.put(firstId + i, reference);
    }
    return group;
  }

  private void forgetDead() {
    while (dead.poll() instanceof GroupReference reference) {
      groups.remove(reference.key, reference);
      for (int i = 0; i < reference.key.size(); i++) {
        groupsById.remove(reference.firstId + i);
      }
    }
  }

  /// Returns the type with an id; concrete types in it are ids.
  public synchronized SubType type(int id) {
    GroupReference reference = groupsById.get(id);
    CanonicalGroup group = reference == null ? null : reference.get();
    if (group == null) {
      throw new IllegalStateException("no type has id " + id);
    }
    return group.types().get(id - group.firstId());
  }

  /// Returns whether the type `id` is `superId` or declared below it.
  public boolean isSubtype(int id, int superId) {
    @Nullable Integer at = id;
    while (at != null && at != superId) {
      var supertypes = type(at).supertypes();
      at = supertypes.isEmpty() ? null : supertypes.getFirst();
    }
    return at != null;
  }
}
