/// The model of a core module.
package dev.cofferdam.wasm;
