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
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the resource types that types refer to and do not bind themselves.
final class FreeResources {
  private final ValidationContext context;
  private final Set<TypeDef> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<ResourceRef> found = new HashSet<>();

  FreeResources(ValidationContext context) {
    this.context = context;
  }

  Set<ResourceRef> found() {
    return found;
  }

  void add(ExternDesc desc) {
    switch (desc) {
      case ExternDesc.Module _ -> {}
      case ExternDesc.Func func -> add(func.type());
      case ExternDesc.Value value -> add(value.type());
      case ExternDesc.Type type -> add(type.type());
      case ExternDesc.Component component -> add(component.type());
      case ExternDesc.Instance instance -> add(instance.type());
    }
  }

  void add(@Nullable TypeDef type) {
    if (type == null || !seen.add(type)) {
      return;
    }
    context.charge(1);
    switch (type) {
      case ResourceRef resource -> found.add(resource);
      case ValueType value -> addValue(value);
      case ComponentFuncType func -> {
        func.params().forEach(param -> add(param.type()));
        add(func.result());
      }
      case InstanceType instance -> {
        instance.exports().values().forEach(this::add);
        instance.resources().forEach(bound -> found.remove(bound.resource()));
      }
      case ComponentType component -> {
        component.imports().values().forEach(this::add);
        component.exports().values().forEach(this::add);
        component.importedResources().forEach(bound -> found.remove(bound.resource()));
        component.exportedResources().forEach(bound -> found.remove(bound.resource()));
      }
    }
  }

  private void addValue(ValueType type) {
    if (!type.shape().hasResource()) {
      return;
    }
    switch (type) {
      case PrimitiveType _, EnumType _, FlagsType _ -> {}
      case OwnType own -> found.add(own.resource());
      case BorrowType borrow -> found.add(borrow.resource());
      case RecordType record -> record.fields().forEach(field -> add(field.type()));
      case TupleType tuple -> tuple.elements().forEach(this::add);
      case VariantType variant -> variant.cases().forEach(each -> add(each.payload()));
      case ListType list -> add(list.element());
      case FixedListType list -> add(list.element());
      case MapType map -> {
        add(map.key());
        add(map.value());
      }
      case OptionType option -> add(option.some());
      case ResultType result -> {
        add(result.ok());
        add(result.err());
      }
      case StreamType stream -> add(stream.element());
      case FutureType future -> add(future.element());
    }
  }
}
