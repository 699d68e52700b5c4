/// How events come to the listener: in their order, on a thread of its own, however long it takes.
package dev.cofferdam.isolation.delivery;
