package dev.cofferdam.isolation;

import java.util.concurrent.CopyOnWriteArrayList;

/// What all versions of a guest share.
///
/// @param mailbox the calls that wait
/// @param tally what is counted
/// @param watchers are told when the guest is there and when it is lost
record GuestShared(Mailbox mailbox, GuestTally tally, CopyOnWriteArrayList<LifeWatcher> watchers) {
  static GuestShared of(GuestTerms terms) {
    return new GuestShared(
        new Mailbox(terms.mailboxCalls()), new GuestTally(), new CopyOnWriteArrayList<>());
  }
}
