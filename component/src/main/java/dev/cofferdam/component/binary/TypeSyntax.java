package dev.cofferdam.component.binary;

import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.wasm.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A type definition as written.
public sealed interface TypeSyntax {
  /// A primitive type.
  ///
  /// @param type the type
  record Primitive(PrimitiveType type) implements TypeSyntax {}

  /// A record.
  ///
  /// @param fields names and types
  record RecordOf(List<Labeled> fields) implements TypeSyntax {}

  /// A variant.
  ///
  /// @param cases names and payloads
  record Variant(List<Labeled> cases) implements TypeSyntax {}

  /// A list.
  ///
  /// @param element type of the elements
  record ListOf(ValueTypeRef element) implements TypeSyntax {}

  /// A list of a fixed length.
  ///
  /// @param element type of the elements
  /// @param length how many, unsigned 32-bit
  record FixedList(ValueTypeRef element, long length) implements TypeSyntax {}

  /// A map.
  ///
  /// @param key type of the keys
  /// @param value type of the values
  record MapOf(ValueTypeRef key, ValueTypeRef value) implements TypeSyntax {}

  /// A tuple.
  ///
  /// @param elements types of the fields
  record Tuple(List<ValueTypeRef> elements) implements TypeSyntax {}

  /// Flags.
  ///
  /// @param labels the names
  record Flags(List<String> labels) implements TypeSyntax {}

  /// An enum.
  ///
  /// @param cases the names
  record EnumOf(List<String> cases) implements TypeSyntax {}

  /// An option.
  ///
  /// @param some type of the payload
  record Option(ValueTypeRef some) implements TypeSyntax {}

  /// A result.
  ///
  /// @param ok type of the payload of ok, or null
  /// @param err type of the payload of error, or null
  record Result(@Nullable ValueTypeRef ok, @Nullable ValueTypeRef err) implements TypeSyntax {}

  /// An owning handle.
  ///
  /// @param typeIndex index of the resource type
  record Own(int typeIndex) implements TypeSyntax {}

  /// A borrowed handle.
  ///
  /// @param typeIndex index of the resource type
  record Borrow(int typeIndex) implements TypeSyntax {}

  /// A stream.
  ///
  /// @param element type of the elements, or null
  record Stream(@Nullable ValueTypeRef element) implements TypeSyntax {}

  /// A future.
  ///
  /// @param element type of the value, or null
  record Future(@Nullable ValueTypeRef element) implements TypeSyntax {}

  /// A function type.
  ///
  /// @param params names and types of the parameters
  /// @param result type of the result, or null
  /// @param isAsync whether it is `async`
  record Func(List<Labeled> params, @Nullable ValueTypeRef result, boolean isAsync)
      implements TypeSyntax {}

  /// A component type.
  ///
  /// @param declarations what it declares, in order
  record Component(List<Definition> declarations) implements TypeSyntax {}

  /// An instance type.
  ///
  /// @param declarations what it declares, in order
  record Instance(List<Definition> declarations) implements TypeSyntax {}

  /// A resource type.
  ///
  /// @param rep type of its representation
  /// @param destructor index of a core function, or -1
  record Resource(ValType rep, int destructor) implements TypeSyntax {}

  /// A field, case or parameter.
  ///
  /// @param name its name
  /// @param type its type; null only for a case without payload
  record Labeled(String name, @Nullable ValueTypeRef type) {}
}
