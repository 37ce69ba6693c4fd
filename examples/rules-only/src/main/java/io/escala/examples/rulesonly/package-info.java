/** The rules of the inbox over tables of one's own. */
@NullMarked
package io.escala.examples.rulesonly;

import org.jspecify.annotations.NullMarked;
