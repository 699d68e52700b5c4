/// Reads the text of a core module. Two passes over its fields: {@link
/// dev.cofferdam.text.core.FieldScanner} binds names to indices, then {@link
/// dev.cofferdam.text.core.FieldEncoder} resolves them and writes the binary form section by
/// section. Nothing recurses, so nesting costs heap and never stack.
package dev.cofferdam.text.core;
