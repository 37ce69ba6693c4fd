/** The ports between the inbox and the wires: what comes in, what goes out, and how either may end. */
@NullMarked
package io.escala.core.channel;

import org.jspecify.annotations.NullMarked;
