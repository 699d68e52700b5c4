import org.jspecify.annotations.NullMarked;

/** OTP supervision trees for any Java task on virtual threads. */
@NullMarked
module dev.cofferdam.supervisor {
  exports dev.cofferdam.supervisor;

  requires static transitive org.jspecify;
}
