package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class MailboxTest {
  private final Mailbox mailbox = new Mailbox(8);

  private Call add(long deadlineNanos) {
    var call = new Call("add", new Object[0], deadlineNanos);
    mailbox.add(call);
    return call;
  }

  private static Refusal refusal(Call call) {
    return assertInstanceOf(CallOutcome.Refused.class, call.answer().join()).reason();
  }

  private static CallOutcome.Refused refused(Refusal reason) {
    return new CallOutcome.Refused(reason, "for the test");
  }

  @Test
  void closedForGood_isNotOpenedAgain() {
    mailbox.closeForGood(refused(Refusal.STOPPED));

    mailbox.open();

    assertEquals(Refusal.STOPPED, refusal(add(1)));
  }

  @Test
  void closedForGood_keepsItsReason() {
    mailbox.closeForGood(refused(Refusal.STOPPED));

    mailbox.close(refused(Refusal.QUARANTINED));

    assertEquals(Refusal.STOPPED, refusal(add(1)));
  }

  @Test
  void overdue_isRefusedAlsoBehindOneThatMayWaitLonger() {
    Call longer = add(1_000);
    Call shorter = add(10);

    mailbox.refuseOverdue(10);

    assertEquals(Refusal.OVERLOADED, refusal(shorter));
    assertFalse(longer.answer().isDone());
    assertEquals(1, mailbox.size());
  }

  @Test
  void nextDeadline_isTheEarliest() {
    add(1_000);
    add(10);
    add(500);

    assertEquals(OptionalLong.of(10), mailbox.refuseOverdue(0));
    assertTrue(mailbox.refuseOverdue(1_000).isEmpty());
  }
}
