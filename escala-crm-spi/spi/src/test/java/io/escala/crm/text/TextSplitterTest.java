package io.escala.crm.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Parts between separators")
class TextSplitterTest {
    @Test
    @DisplayName("are all there, empty ones too")
    void returnsAllParts() {
        assertThat(TextSplitter.parts("a/b//c/", '/')).containsExactly("a", "b", "", "c", "");
        assertThat(TextSplitter.parts("", '/')).containsExactly("");
        assertThat(TextSplitter.parts("a", '/')).containsExactly("a");
    }

    @Test
    @DisplayName("end with a rest where there are more than asked for")
    void limitedSplitEndsWithTheRest() {
        assertThat(TextSplitter.parts("a/b/c/d", '/', 3)).containsExactly("a", "b", "c/d");
        assertThat(TextSplitter.parts("a/b", '/', 3)).containsExactly("a", "b");
        assertThat(TextSplitter.parts("a/b", '/', 1)).containsExactly("a/b");
    }
}
