/** What is to be sent, whether it may be, and what became of it. */
@NullMarked
package io.escala.core.send;

import org.jspecify.annotations.NullMarked;
