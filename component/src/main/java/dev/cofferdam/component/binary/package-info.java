/// The binary format of components: bytes in, definitions in order out.
///
/// [ComponentDecoder][dev.cofferdam.component.binary.ComponentDecoder] reads a whole file, nested
/// components and core modules included, into a
/// [ComponentModel][dev.cofferdam.component.binary.ComponentModel]. What comes out is well-formed,
/// not valid: indices are as written, and nothing has been looked up. An index too large for an int
/// reads as the largest int, which no index space reaches.
package dev.cofferdam.component.binary;
