package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.BorrowType;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.EnumType;
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
import dev.cofferdam.component.types.VariantType;

/// Makes an equal type that is another object, for names go by identity.
final class TypeCopy {
  private TypeCopy() {}

  static TypeDef of(TypeDef type) {
    return switch (type) {
      case ResourceRef(int scope, int index) -> new ResourceRef(scope, index);
      case PrimitiveType _, ComponentFuncType _, ComponentType _, InstanceType _ -> type;
      case RecordType(var fields, var shape) -> new RecordType(fields, shape);
      case VariantType(var cases, var shape) -> new VariantType(cases, shape);
      case ListType(var element, var shape) -> new ListType(element, shape);
      case FixedListType(var element, long length, var shape) ->
          new FixedListType(element, length, shape);
      case MapType(var key, var value, var entry, var shape) ->
          new MapType(key, value, entry, shape);
      case TupleType(var elements, var shape) -> new TupleType(elements, shape);
      case FlagsType(var labels, var shape) -> new FlagsType(labels, shape);
      case EnumType(var cases, var shape) -> new EnumType(cases, shape);
      case OptionType(var some, var shape) -> new OptionType(some, shape);
      case ResultType(var ok, var err, var shape) -> new ResultType(ok, err, shape);
      case OwnType(var resource) -> new OwnType(resource);
      case BorrowType(var resource) -> new BorrowType(resource);
      case StreamType(var element, var shape) -> new StreamType(element, shape);
      case FutureType(var element, var shape) -> new FutureType(element, shape);
    };
  }
}
