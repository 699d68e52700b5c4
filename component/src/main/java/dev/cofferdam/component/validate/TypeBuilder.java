package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.TypeSyntax;
import dev.cofferdam.component.binary.ValueTypeRef;
import dev.cofferdam.component.types.BorrowType;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FixedListType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.FutureType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.MapType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.OwnType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.StreamType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes value types and function types of their syntax.
///
/// Specification: Binary, type definitions.
final class TypeBuilder {
  private static final long VALUE_BYTES_END = 1L << 28;
  private static final long FIXED_LIST_LENGTH_MAX = 1L << 30;
  private static final int FLAGS_MAX = 32;

  private final ValidationContext context;
  private final Scope scope;

  TypeBuilder(ValidationContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  /// Returns the value type that is referred to.
  ValueType valueType(ValueTypeRef ref) {
    PrimitiveType primitive = ref.primitive();
    return primitive == null ? scope.valueType(ref.typeIndex()) : allowed(primitive);
  }

  private @Nullable ValueType optional(@Nullable ValueTypeRef ref) {
    return ref == null ? null : valueType(ref);
  }

  private PrimitiveType allowed(PrimitiveType type) {
    if (type == PrimitiveType.ERROR_CONTEXT) {
      context.require(
          Feature.ERROR_CONTEXT,
          "`error-context` requires the component model error-context feature");
    }
    return type;
  }

  /// Returns the value type that is defined.
  ValueType build(TypeSyntax syntax) {
    ValueType type = made(syntax);
    if (type.shape().size64() >= VALUE_BYTES_END) {
      throw context.invalid("type exceeds maximum byte size of 2^28 - 1");
    }
    return context.measures.checked(type);
  }

  private ValueType made(TypeSyntax syntax) {
    return switch (syntax) {
      case TypeSyntax.Primitive primitive -> allowed(primitive.type());
      case TypeSyntax.RecordOf record -> record(record);
      case TypeSyntax.Variant variant -> variant(variant);
      case TypeSyntax.ListOf list -> ListType.of(valueType(list.element()));
      case TypeSyntax.FixedList list -> fixedList(list);
      case TypeSyntax.MapOf map -> map(map);
      case TypeSyntax.Tuple tuple -> tuple(tuple);
      case TypeSyntax.Flags flags -> flags(flags.labels());
      case TypeSyntax.EnumOf enumeration -> enumeration(enumeration.cases());
      case TypeSyntax.Option option -> OptionType.of(valueType(option.some()));
      case TypeSyntax.Result result -> ResultType.of(optional(result.ok()), optional(result.err()));
      case TypeSyntax.Own own -> new OwnType(scope.resourceType(own.typeIndex()));
      case TypeSyntax.Borrow borrow -> new BorrowType(scope.resourceType(borrow.typeIndex()));
      case TypeSyntax.Stream stream -> stream(stream);
      case TypeSyntax.Future future -> future(future);
      case TypeSyntax.Func _,
          TypeSyntax.Component _,
          TypeSyntax.Instance _,
          TypeSyntax.Resource _ ->
          throw new IllegalArgumentException(syntax.toString());
    };
  }

  private RecordType record(TypeSyntax.RecordOf syntax) {
    requireSome(syntax.fields(), "record type must have at least one field");
    requireLabels(
        syntax.fields().stream().map(TypeSyntax.Labeled::name).toList(), "record field", "field");
    return RecordType.of(
        syntax.fields().stream()
            .map(field -> new RecordType.Field(field.name(), labeledType(field)))
            .toList());
  }

  private ValueType labeledType(TypeSyntax.Labeled labeled) {
    ValueTypeRef ref = labeled.type();
    if (ref == null) {
      throw new IllegalArgumentException(labeled.toString());
    }
    return valueType(ref);
  }

  private VariantType variant(TypeSyntax.Variant syntax) {
    requireSome(syntax.cases(), "variant type must have at least one case");
    requireLabels(
        syntax.cases().stream().map(TypeSyntax.Labeled::name).toList(), "variant case", "case");
    var cases = new ArrayList<VariantType.Case>();
    for (var each : syntax.cases()) {
      cases.add(new VariantType.Case(each.name(), optional(each.type())));
    }
    return VariantType.of(cases);
  }

  private FixedListType fixedList(TypeSyntax.FixedList syntax) {
    context.require(
        Feature.FIXED_LENGTH_LISTS,
        "Fixed-length lists require the component model fixed-length lists feature");
    if (syntax.length() < 1) {
      throw context.invalid("Fixed-length lists must have more than zero elements");
    }
    if (syntax.length() > FIXED_LIST_LENGTH_MAX) {
      throw context.invalid(
          "fixed-length list element count exceeds limit of " + FIXED_LIST_LENGTH_MAX);
    }
    return FixedListType.of(valueType(syntax.element()), syntax.length());
  }

  private MapType map(TypeSyntax.MapOf syntax) {
    context.require(Feature.MAP, "Maps require the component model map feature");
    ValueType key = valueType(syntax.key());
    if (!isKey(key)) {
      throw context.invalid("map key must be a bool, an integer, a char or a string");
    }
    return MapType.of(key, valueType(syntax.value()));
  }

  private static boolean isKey(ValueType type) {
    return type instanceof PrimitiveType primitive
        && switch (primitive) {
          case F32, F64, ERROR_CONTEXT -> false;
          case BOOL, S8, U8, S16, U16, S32, U32, S64, U64, CHAR, STRING -> true;
        };
  }

  private TupleType tuple(TypeSyntax.Tuple syntax) {
    requireSome(syntax.elements(), "tuple type must have at least one type");
    return TupleType.of(syntax.elements().stream().map(this::valueType).toList());
  }

  private FlagsType flags(List<String> labels) {
    requireSome(labels, "flags must have at least one entry");
    if (labels.size() > FLAGS_MAX) {
      throw context.invalid("cannot have more than 32 flags");
    }
    requireLabels(labels, "flag", "flag");
    return FlagsType.of(labels);
  }

  private EnumType enumeration(List<String> cases) {
    requireSome(cases, "enum type must have at least one variant");
    requireLabels(cases, "enum tag", "tag");
    return EnumType.of(cases);
  }

  private StreamType stream(TypeSyntax.Stream syntax) {
    context.require(Feature.ASYNC, "`stream` requires the component model async feature");
    ValueType element = optional(syntax.element());
    if (element == PrimitiveType.CHAR) {
      throw context.invalid(
          "`stream<char>` is not valid at this time, use `stream<u8>` with a defined by encoding"
              + " instead for now");
    }
    requireNoBorrow(element, "`stream` element");
    return StreamType.of(element);
  }

  private FutureType future(TypeSyntax.Future syntax) {
    context.require(Feature.ASYNC, "`future` requires the component model async feature");
    ValueType element = optional(syntax.element());
    requireNoBorrow(element, "`future` element");
    return FutureType.of(element);
  }

  private void requireNoBorrow(@Nullable ValueType type, String what) {
    if (type != null && type.shape().hasBorrow()) {
      throw context.invalid("%s cannot contain a `borrow` type".formatted(what));
    }
  }

  /// Returns the function type that is defined.
  ComponentFuncType buildFunc(TypeSyntax.Func syntax) {
    if (syntax.isAsync()) {
      context.require(
          Feature.ASYNC, "async component functions require the component model async feature");
    }
    requireLabels(
        syntax.params().stream().map(TypeSyntax.Labeled::name).toList(),
        "function parameter",
        "parameter");
    var params =
        syntax.params().stream()
            .map(param -> new ComponentFuncType.Param(param.name(), labeledType(param)))
            .toList();
    ValueType result = optional(syntax.result());
    requireNoBorrow(result, "function result");
    return context.measures.checked(new ComponentFuncType(params, result, syntax.isAsync()));
  }

  private void requireSome(List<?> parts, String message) {
    if (parts.isEmpty()) {
      throw context.invalid(message);
    }
  }

  private void requireLabels(List<String> labels, String what, String previousWhat) {
    Map<String, String> seen = new HashMap<>();
    for (String label : labels) {
      if (label.isEmpty()) {
        throw context.invalid(what + " name cannot be empty");
      }
      if (!Kebab.isLabel(label)) {
        throw context.invalid("%s name `%s` is not in kebab case".formatted(what, label));
      }
      String previous = seen.putIfAbsent(label.toLowerCase(Locale.ROOT), label);
      if (previous != null) {
        throw context.invalid(
            "%s name `%s` conflicts with previous %s name `%s`"
                .formatted(what, label, previousWhat, previous));
      }
    }
  }
}
