package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.types.TypeShape;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.wasm.LoadLimitException;
import java.util.Collection;
import java.util.IdentityHashMap;

/// How large and how deep types are when written out; refuses those beyond the limits.
///
/// Every type is measured when it is made, from parts that have been measured before, so that each
/// measurement looks one level deep.
final class TypeMeasures {
  private final ValidationContext context;
  private final IdentityHashMap<TypeDef, Measure> known = new IdentityHashMap<>();

  TypeMeasures(ValidationContext context) {
    this.context = context;
  }

  private record Measure(int nodeCount, int depth) {
    static final Measure ONE = new Measure(1, 1);

    Measure around(Measure inner) {
      return new Measure(
          TypeShape.saturate((long) nodeCount + inner.nodeCount), Math.max(depth, inner.depth + 1));
    }
  }

  /// Measures a type that has just been made, and returns it.
  <T extends TypeDef> T checked(T type) {
    Measure measure = of(type);
    if (measure.nodeCount > context.limits.typeNodes()) {
      throw new LoadLimitException(
          "effective type size exceeds the limit of %d (ComponentLimits.typeNodes)"
              .formatted(context.limits.typeNodes()),
          context.offset);
    }
    if (measure.depth > context.limits.typeDepth()) {
      throw new LoadLimitException(
          "type nesting is too deep: the limit is %d (ComponentLimits.typeDepth)"
              .formatted(context.limits.typeDepth()),
          context.offset);
    }
    return type;
  }

  /// Notes that `type` is `original` with other resources or names of the same size.
  void copy(TypeDef original, TypeDef type) {
    Measure measure = known.get(original);
    if (measure != null) {
      known.put(type, measure);
    }
  }

  private Measure of(TypeDef type) {
    return switch (type) {
      case ValueType value -> new Measure(value.shape().nodeCount(), value.shape().depth());
      case ResourceRef _ -> Measure.ONE;
      case ComponentFuncType _, ComponentType _, InstanceType _ -> remembered(type);
    };
  }

  private Measure remembered(TypeDef type) {
    Measure found = known.get(type);
    if (found == null) {
      found = measure(type);
      known.put(type, found);
    }
    return found;
  }

  private Measure measure(TypeDef type) {
    return switch (type) {
      case ComponentFuncType func -> ofFunc(func);
      case ComponentType component ->
          ofExterns(
              ofExterns(Measure.ONE, component.imports().values()), component.exports().values());
      case InstanceType instance -> ofExterns(Measure.ONE, instance.exports().values());
      case ValueType _, ResourceRef _ -> of(type);
    };
  }

  private Measure ofFunc(ComponentFuncType func) {
    Measure sum = Measure.ONE;
    for (var param : func.params()) {
      sum = sum.around(of(param.type()));
    }
    return func.result() == null ? sum : sum.around(of(func.result()));
  }

  private Measure ofExterns(Measure start, Collection<ExternDesc> descs) {
    Measure sum = start;
    for (ExternDesc desc : descs) {
      sum = sum.around(of(desc));
    }
    return sum;
  }

  private Measure of(ExternDesc desc) {
    return switch (desc) {
      case ExternDesc.Module module ->
          new Measure(1 + module.type().imports().size() + module.type().exports().size(), 1);
      case ExternDesc.Func func -> of(func.type());
      case ExternDesc.Value value -> of(value.type());
      case ExternDesc.Type type -> of(type.type());
      case ExternDesc.Component component -> of(component.type());
      case ExternDesc.Instance instance -> of(instance.type());
    };
  }
}
