/// Crash history: what happened to guests, kept in a database.
package dev.cofferdam.history;
