/** Contact forms and views, and the outcomes of commands on contacts. */
@NullMarked
package io.escala.core.contacts;

import org.jspecify.annotations.NullMarked;
