/// What is known of a crash, made once when the failure has left the guest, and how it is shown: as
/// a line for logs, as text for people, as JSON for machines.
package dev.cofferdam.isolation.report;
