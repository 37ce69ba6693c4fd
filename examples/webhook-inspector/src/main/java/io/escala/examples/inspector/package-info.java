/** A command-line tool that prints the events of a webhook body, one line of JSON per event. */
@NullMarked
package io.escala.examples.inspector;

import org.jspecify.annotations.NullMarked;
