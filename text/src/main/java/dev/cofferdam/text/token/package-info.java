/// Tokens and literals of the text format, shared by everything that is written in it.
package dev.cofferdam.text.token;
