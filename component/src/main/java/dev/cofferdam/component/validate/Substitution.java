package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.BorrowType;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.FixedListType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.FutureType;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.MapType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.OwnType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.StreamType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replaces resource types, and single types, inside types.
///
/// Resources are replaced by number, types by identity: a type that was imported under a name gives
/// way to the very type that was supplied for it. A type met twice is replaced by the same object,
/// which keeps both sharing and names. Bound resources cannot be captured, since no two scopes of a
/// validation have the same number.
final class Substitution {
  /// A copy costs memory too, which is bounded by counting it as more than a look.
  private static final int COPY_STEPS = 16;

  private final ValidationContext context;
  private final Map<ResourceRef, ResourceRef> resources = new HashMap<>();
  private final IdentityHashMap<TypeDef, TypeDef> types = new IdentityHashMap<>();
  private long changes;

  Substitution(ValidationContext context) {
    this.context = context;
  }

  /// Replaces `from` by `to` from now on.
  void put(ResourceRef from, ResourceRef to) {
    resources.put(from, to);
  }

  /// Replaces the very type `from` by `to` from now on.
  void put(TypeDef from, TypeDef to) {
    types.put(from, to);
  }

  private boolean isEmpty() {
    return resources.isEmpty() && types.isEmpty();
  }

  /// Returns the replacement of resources alone.
  Substitution ofResources() {
    var result = new Substitution(context);
    result.resources.putAll(resources);
    return result;
  }

  Map<String, ExternDesc> apply(Map<String, ExternDesc> externs) {
    var result = new LinkedHashMap<String, ExternDesc>();
    externs.forEach((name, desc) -> result.put(name, apply(desc)));
    return result;
  }

  ExternDesc apply(ExternDesc desc) {
    if (isEmpty()) {
      return desc;
    }
    context.charge(COPY_STEPS);
    return switch (desc) {
      case ExternDesc.Module module -> module;
      case ExternDesc.Func func -> new ExternDesc.Func((ComponentFuncType) apply(func.type()));
      case ExternDesc.Value value -> new ExternDesc.Value((ValueType) apply(value.type()));
      case ExternDesc.Type type -> new ExternDesc.Type(apply(type.type()));
      case ExternDesc.Component component ->
          new ExternDesc.Component((ComponentType) apply(component.type()));
      case ExternDesc.Instance instance ->
          new ExternDesc.Instance((InstanceType) apply(instance.type()));
    };
  }

  TypeDef apply(TypeDef type) {
    TypeDef known = types.get(type);
    if (known == null) {
      context.charge(COPY_STEPS);
      long before = changes;
      TypeDef made = replaced(type);
      known = changes == before ? type : made;
      types.put(type, known);
    } else if (!Identity.isSame(known, type)) {
      changes++;
    }
    return known;
  }

  private TypeDef replaced(TypeDef type) {
    return switch (type) {
      case ResourceRef resource -> replacedResource(resource);
      case ValueType value -> replacedValue(value);
      case ComponentFuncType func -> measured(func, replacedFunc(func));
      case InstanceType instance ->
          measured(instance, new InstanceType(apply(instance.exports()), instance.resources()));
      case ComponentType component ->
          measured(
              component,
              new ComponentType(
                  apply(component.imports()),
                  apply(component.exports()),
                  component.importedResources(),
                  component.exportedResources()));
    };
  }

  private ResourceRef replacedResource(ResourceRef resource) {
    ResourceRef to = resources.get(resource);
    if (to == null) {
      return resource;
    }
    changes++;
    return new ResourceRef(to.scope(), to.index());
  }

  private TypeDef measured(TypeDef original, TypeDef result) {
    context.measures.copy(original, result);
    return result;
  }

  private ComponentFuncType replacedFunc(ComponentFuncType func) {
    var params =
        func.params().stream()
            .map(param -> new ComponentFuncType.Param(param.name(), value(param.type())))
            .toList();
    return new ComponentFuncType(params, optional(func.result()), func.isAsync());
  }

  private ValueType value(ValueType type) {
    return (ValueType) apply(type);
  }

  private @Nullable ValueType optional(@Nullable ValueType type) {
    return type == null ? null : value(type);
  }

  private ValueType replacedValue(ValueType type) {
    return switch (type) {
      case PrimitiveType _, EnumType _, FlagsType _ -> type;
      case OwnType own -> new OwnType((ResourceRef) apply(own.resource()));
      case BorrowType borrow -> new BorrowType((ResourceRef) apply(borrow.resource()));
      case RecordType record -> new RecordType(fields(record), record.shape());
      case TupleType tuple ->
          new TupleType(tuple.elements().stream().map(this::value).toList(), tuple.shape());
      case VariantType variant -> new VariantType(cases(variant), variant.shape());
      case ListType list -> new ListType(value(list.element()), list.shape());
      case FixedListType list ->
          new FixedListType(value(list.element()), list.length(), list.shape());
      case MapType map ->
          new MapType(
              value(map.key()), value(map.value()), (TupleType) apply(map.entry()), map.shape());
      case OptionType option -> new OptionType(value(option.some()), option.shape());
      case ResultType result ->
          new ResultType(optional(result.ok()), optional(result.err()), result.shape());
      case StreamType stream -> new StreamType(optional(stream.element()), stream.shape());
      case FutureType future -> new FutureType(optional(future.element()), future.shape());
    };
  }

  private List<RecordType.Field> fields(RecordType record) {
    return record.fields().stream()
        .map(field -> new RecordType.Field(field.name(), value(field.type())))
        .toList();
  }

  private List<VariantType.Case> cases(VariantType variant) {
    return variant.cases().stream()
        .map(each -> new VariantType.Case(each.name(), optional(each.payload())))
        .toList();
  }
}
