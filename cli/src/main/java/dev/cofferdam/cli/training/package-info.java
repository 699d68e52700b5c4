/// What the command does once after it was built, so that it starts faster from then on.
@NullMarked
package dev.cofferdam.cli.training;

import org.jspecify.annotations.NullMarked;
