package io.escala.crm.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Settings of an account")
class AccountSettingsTest {
    private static final AccountSettings PLAIN = AccountSettings.of(new AccountId("acme"), "AR", ZoneOffset.UTC);

    @Test
    @DisplayName("tell of no window about to close unless that is asked for")
    void tellOfNoWindowByDefault() {
        assertThat(PLAIN.closingNotice()).isNull();
        assertThat(PLAIN.withClosingNotice(Duration.ofHours(2)).withClosingNotice(null))
                .isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT2H", "PT23H"})
    @DisplayName("tell of a window one minute to 23 hours before it closes")
    void tellOfAWindowBeforeItCloses(Duration notice) {
        assertThat(PLAIN.withClosingNotice(notice).closingNotice()).isEqualTo(notice);
        assertThat(PLAIN.withClosingNotice(notice)
                        .withHumanAgent(true)
                        .withVersion(3)
                        .closingNotice())
                .isEqualTo(notice);
    }

    @Test
    @DisplayName("keep the notice to the millisecond")
    void keepTheNoticeToTheMillisecond() {
        assertThat(PLAIN.withClosingNotice(Duration.ofMinutes(5).plusNanos(1_999_999))
                        .closingNotice())
                .isEqualTo(Duration.ofMinutes(5).plusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT59.999S", "PT23H0.001S"})
    @DisplayName("take no notice outside of these limits")
    void takeNoNoticeOutsideOfTheLimits(Duration notice) {
        assertThatThrownBy(() -> PLAIN.withClosingNotice(notice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("closingNotice must be 1 minute to 23 hours");
    }

    @Test
    @DisplayName("leave a conversation with the person who has it unless a time is set, a minute or more")
    void handBackAfterATime() {
        assertThat(PLAIN.handBackAfter()).isNull();
        Duration minute = Duration.ofMinutes(1).plusNanos(999_999);
        assertThat(PLAIN.withHandBackAfter(minute)
                        .withClosingNotice(Duration.ofHours(2))
                        .withVersion(3)
                        .handBackAfter())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(PLAIN.withHandBackAfter(minute).withHandBackAfter(null)).isEqualTo(PLAIN);
        for (Duration tooShort : new Duration[] {Duration.ZERO, Duration.ofHours(-1), Duration.ofMillis(59_999)}) {
            assertThatThrownBy(() -> PLAIN.withHandBackAfter(tooShort))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("handBackAfter must be a minute or more");
        }
    }
}
