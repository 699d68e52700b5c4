/// What a fleet looks like at a moment: a snapshot, and its rendering for people and for machines.
package dev.cofferdam.fleet.view;
