/** What is in a webhook body: one line of JSON per event, on the command line. */
@NullMarked
package io.escala.examples.inspector;

import org.jspecify.annotations.NullMarked;
