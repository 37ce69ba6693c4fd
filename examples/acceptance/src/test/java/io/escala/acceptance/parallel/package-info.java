/** Workers that send several messages of a line at the same time. */
@NullMarked
package io.escala.acceptance.parallel;

import org.jspecify.annotations.NullMarked;
