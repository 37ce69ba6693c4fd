/** What was accepted survives the process: a child is killed in the middle of its work, again and again. */
@NullMarked
package io.escala.acceptance.kill;

import org.jspecify.annotations.NullMarked;
