/// Supervision.
package dev.cofferdam.supervisor;
