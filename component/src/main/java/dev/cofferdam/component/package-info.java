/// Components: loading, linking, instances, and calls with dynamic values.
package dev.cofferdam.component;
