package dev.cofferdam.component.abi;

/// A string on its way from one guest to another that stood as UTF-16 in a memory of `latin1+utf16`
/// strings.
///
/// @param text the string
record TaggedString(String text) {}
