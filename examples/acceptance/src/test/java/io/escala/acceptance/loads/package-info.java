/** What each decision loads: all that it reads, and nothing else. */
@NullMarked
package io.escala.acceptance.loads;

import org.jspecify.annotations.NullMarked;
