/// The attackers that `cofferdam doctor` lets loose: one for each limit and kind of failure, each
/// judged by what it was seen to use, not by what it was promised.
@NullMarked
package dev.cofferdam.cli.doctor;

import org.jspecify.annotations.NullMarked;
