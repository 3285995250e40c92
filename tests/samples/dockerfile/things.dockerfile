FROM kitchen:latest  # => import name=kitchen
ENV HEAT=1  # => config.env name=HEAT
ARG SALT=1  # => config.env name=SALT
LABEL heat=1  # =| config.env ; =| import
COPY recipe /book  # => call.file name=recipe
ADD pans.tar /shelf  # => call.file name=pans.tar
VOLUME /shelf  # =| call.file
RUN knead dough  # => call.process
CMD ["serve"]  # => call.process
ENTRYPOINT ["serve"]  # => call.process
EXPOSE 8080  # =| call.process
