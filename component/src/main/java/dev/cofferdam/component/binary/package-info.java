/// The binary format of components.
package dev.cofferdam.component.binary;
