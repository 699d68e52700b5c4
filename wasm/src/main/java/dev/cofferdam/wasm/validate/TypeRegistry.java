package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.CompositeType;
import dev.cofferdam.wasm.FieldType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.RecGroup;
import dev.cofferdam.wasm.StructType;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.ValType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives equal types of a module one number, their canonical id, and knows what is below what.
///
/// Two types are equal when they stand at the same place of recursive groups that are equal, that
/// is, of the same structure, where references to types of the group itself are compared by place
/// and all others by canonical id. A group is thus looked up once, in time proportional to its
/// size. Ids count up from 0.
///
/// Specification: section 3.1.2, defined types (rolling and unrolling).
final class TypeRegistry {
  /// In place of an id within a key: a type of the same group.
  private static final int SAME_GROUP = 1 << 27;

  private static final int NO_SUPERTYPE = -1;

  private final Map<GroupKey, Integer> firstIds = new HashMap<>();
  private int[] superIds = new int[16];
  private Kind[] kinds = new Kind[16];
  private int size;

  private TypeRegistry() {}

  /// What a defined type is.
  enum Kind {
    FUNC,
    STRUCT,
    ARRAY
  }

  /// Returns an empty registry.
  static TypeRegistry create() {
    return new TypeRegistry();
  }

  /// Enters the ids of a group's types into `ids`; those of all types before are there.
  void register(List<SubType> types, RecGroup group, int[] ids) {
    int first = group.firstTypeIndex();
    var members = types.subList(first, first + group.typeCount());
    TypeIds inKey = index -> index < first ? ids[index] : SAME_GROUP | (index - first);
    var key = GroupKey.of(members, inKey);
    Integer known = firstIds.get(key);
    int firstId = known == null ? size : known;
    for (int i = 0; i < members.size(); i++) {
      ids[first + i] = firstId + i;
    }
    if (known == null) {
      firstIds.put(key, firstId);
      members.forEach(member -> add(member, ids));
    }
  }

  private void add(SubType type, int[] ids) {
    if (size == kinds.length) {
      superIds = Arrays.copyOf(superIds, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    kinds[size] = kind(type.composite());
    superIds[size] = type.supertypes().isEmpty() ? NO_SUPERTYPE : ids[type.supertypes().getFirst()];
    size++;
  }

  private static Kind kind(CompositeType type) {
    return switch (type) {
      case FuncType _ -> Kind.FUNC;
      case StructType _ -> Kind.STRUCT;
      case ArrayType _ -> Kind.ARRAY;
    };
  }

  /// Returns whether type `id` is type `superId` or declared to be below it.
  private boolean isSubtype(int id, int superId) {
    for (int i = id; i != NO_SUPERTYPE; i = superIds[i]) {
      if (i == superId) {
        return true;
      }
    }
    return false;
  }

  Kind kind(int id) {
    return kinds[id];
  }

  /// Returns whether storage type `code` is `wanted` or a subtype of it.
  boolean matches(int code, int wanted) {
    if (code == wanted || code == ValCodes.BOTTOM) {
      return true;
    }
    return ValCodes.isRef(code)
        && ValCodes.isRef(wanted)
        && (ValCodes.isNullable(wanted) || !ValCodes.isNullable(code))
        && heapMatches(ValCodes.heap(code), ValCodes.heap(wanted));
  }

  private boolean heapMatches(int heap, int wanted) {
    if (heap == wanted || heap == ValCodes.BOTTOM_HEAP) {
      return true;
    }
    if (ValCodes.isAbstract(heap)) {
      return abstractMatches(heap, wanted);
    }
    if (!ValCodes.isAbstract(wanted)) {
      return isSubtype(heap, wanted);
    }
    return switch (kinds[heap]) {
      case FUNC -> wanted == ValCodes.FUNC;
      case STRUCT -> abstractMatches(ValCodes.STRUCT, wanted);
      case ARRAY -> abstractMatches(ValCodes.ARRAY, wanted);
    };
  }

  private boolean abstractMatches(int heap, int wanted) {
    return switch (heap) {
      case ValCodes.NONE -> top(wanted) == ValCodes.ANY;
      case ValCodes.NOFUNC -> top(wanted) == ValCodes.FUNC;
      case ValCodes.NOEXTERN -> top(wanted) == ValCodes.EXTERN;
      case ValCodes.NOEXN -> top(wanted) == ValCodes.EXN;
      case ValCodes.EQ -> wanted == ValCodes.ANY;
      case ValCodes.I31, ValCodes.STRUCT, ValCodes.ARRAY ->
          wanted == heap || wanted == ValCodes.EQ || wanted == ValCodes.ANY;
      default -> false;
    };
  }

  /// Returns the heap type above all others of the hierarchy that `heap` is in.
  int top(int heap) {
    return switch (heap) {
      case ValCodes.FUNC, ValCodes.NOFUNC -> ValCodes.FUNC;
      case ValCodes.EXTERN, ValCodes.NOEXTERN -> ValCodes.EXTERN;
      case ValCodes.EXN, ValCodes.NOEXN -> ValCodes.EXN;
      default -> isDefinedFunc(heap) ? ValCodes.FUNC : ValCodes.ANY;
    };
  }

  private boolean isDefinedFunc(int heap) {
    return !ValCodes.isAbstract(heap) && kinds[heap] == Kind.FUNC;
  }

  /// The structure of a recursive group, flattened. Comparable, so that a hash map stays fast when
  /// a hostile module makes hashes collide.
  private record GroupKey(int[] content, int hash) implements Comparable<GroupKey> {
    static GroupKey of(List<SubType> members, TypeIds ids) {
      var content = new KeyWriter(ids);
      members.forEach(content::subType);
      int[] ints = Arrays.copyOf(content.ints, content.count);
      return new GroupKey(ints, Arrays.hashCode(ints));
    }

    @Override
    public int compareTo(GroupKey other) {
      return Arrays.compare(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof GroupKey key && Arrays.equals(content, key.content);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private static final class KeyWriter {
    private final TypeIds ids;
    private int[] ints = new int[8];
    private int count;

    KeyWriter(TypeIds ids) {
      this.ids = ids;
    }

    private void add(int value) {
      if (count == ints.length) {
        ints = Arrays.copyOf(ints, count * 2);
      }
      ints[count++] = value;
    }

    void subType(SubType type) {
      add(type.isFinal() ? 1 : 0);
      add(type.supertypes().size());
      type.supertypes().forEach(index -> add(ids.id(index)));
      switch (type.composite()) {
        case FuncType func -> {
          add(0);
          valTypes(func.params());
          valTypes(func.results());
        }
        case StructType struct -> {
          add(1);
          add(struct.fields().size());
          struct.fields().forEach(this::field);
        }
        case ArrayType array -> {
          add(2);
          field(array.element());
        }
      }
    }

    private void valTypes(List<ValType> types) {
      add(types.size());
      types.forEach(type -> add(ValCodes.of(type, ids)));
    }

    private void field(FieldType field) {
      add(ValCodes.of(field, ids));
    }
  }
}
