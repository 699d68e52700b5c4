/// Quarantines: how long they last, whom they concern, and how they come to their store.
package dev.cofferdam.isolation.quarantine;
