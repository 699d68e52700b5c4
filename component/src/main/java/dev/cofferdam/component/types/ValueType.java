package dev.cofferdam.component.types;

/// The type of a value that components exchange.
///
/// Specification: Explainer, fundamental and specialized value types.
public sealed interface ValueType extends TypeDef
    permits PrimitiveType,
        RecordType,
        VariantType,
        ListType,
        FixedListType,
        MapType,
        TupleType,
        FlagsType,
        EnumType,
        OptionType,
        ResultType,
        OwnType,
        BorrowType,
        StreamType,
        FutureType {
  /// Returns sizes, alignments and what else was computed when the type was made.
  TypeShape shape();
}
