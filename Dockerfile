# One image for all services: `docker run rasid:latest --help`.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -DskipTests -Dspotless.check.skip=true package

FROM eclipse-temurin:25-jre
COPY --from=build /src/cli/target/dist/lib /opt/rasid/lib
# A new volume takes this folder's owner.
RUN mkdir -p /var/lib/rasid && chown 10001:10001 /var/lib/rasid
USER 10001:10001
ENV RASID_DATA_DIR=/var/lib/rasid LANG=C.UTF-8
VOLUME /var/lib/rasid
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=65", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-cp", "/opt/rasid/lib/*", "rasid.cli.Rasid"]
CMD ["--help"]
