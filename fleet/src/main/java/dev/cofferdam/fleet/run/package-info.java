/// Running a fleet: its guests, its commands, and what is done when its files change.
package dev.cofferdam.fleet.run;
