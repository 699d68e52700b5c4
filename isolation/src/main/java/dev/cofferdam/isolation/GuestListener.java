package dev.cofferdam.isolation;

/// Is told what happens to guests: for logs, metrics and crash histories.
///
/// One platform thread of the Cofferdam's own tells it everything, one event after the other, those
/// of one guest in their order. It may block: guests and their callers do not wait for it. What it
/// throws is dropped and counted.
@FunctionalInterface
public interface GuestListener {
  /// Takes note of an event.
  void on(GuestEvent event);
}
